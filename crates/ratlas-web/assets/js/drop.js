// What the drop page gains with script.
