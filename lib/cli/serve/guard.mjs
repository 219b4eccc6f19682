// Loaded into the application before anything else: when the process that started it is gone, even by SIGKILL, it ends
// too, so that no application is left behind on the port. Programs that the application starts itself load this as well
// and are none of its business.
if (process.channel && process.env.DERTIG_STARTED_BY === String(process.ppid)) {
  process.on('disconnect', () => process.exit(0))
  process.channel.unref()
}
