import Commands
import Foundation

exit(Dotgate.run(Array(CommandLine.arguments.dropFirst())))
