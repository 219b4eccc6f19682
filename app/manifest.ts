import type { MetadataRoute } from 'next'

/** Lets a phone keep the report form as an app. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: 'Dertig',
    short_name: 'Dertig',
    id: '/report-leak',
    start_url: '/report-leak',
    scope: '/',
    display: 'standalone',
    background_color: '#f9fafc',
    theme_color: '#185a89',
    icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' }],
  }
}
