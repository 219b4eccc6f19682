// Headers and cookies of the request that is followed, as next/headers gives them.
const { headers, cookies } = globalThis.followedRequest

exports.headers = async () => headers
exports.cookies = async () => ({
  get: (name) => (cookies.has(name) ? { name, value: cookies.get(name) } : undefined),
})
