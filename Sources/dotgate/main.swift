import Commands

Dotgate.start()
