// Signals, and links to pseudo-terminals.
return System.getProperty('os.name') == 'Linux'
