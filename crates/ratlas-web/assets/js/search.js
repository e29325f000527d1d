// What the search page gains with script.
