// What the paper page gains with script.
