// Loaded into the application before anything else: when the process that started it is gone, even by SIGKILL, it ends
// too, so that no application is left behind on the port.
if (process.channel) {
  process.on('disconnect', () => process.exit(0))
  process.channel.unref()
}
