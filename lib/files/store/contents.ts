import { settings } from '@/lib/config/settings'
import { folder } from './in-folder'
import { objects } from './objects'
import { isScanned } from './scan'
import type { Contents } from './storage'

/** The storage of STORAGE_URL, else the data folder. What was stored in the folder before is still read and removed there. */
export function contents(): Contents {
  return settings().STORAGE_URL === undefined ? folder : objectsThenFolder
}

const objectsThenFolder: Contents = {
  ...objects,
  open: async (sha256) => (await objects.open(sha256)) ?? folder.open(sha256),
  async drop(sha256) {
    await objects.drop(sha256)
    await folder.drop(sha256)
  },
  async *all() {
    yield* objects.all()
    yield* folder.all()
  },
  modifiedAt: async (sha256) => (await objects.modifiedAt(sha256)) ?? folder.modifiedAt(sha256),
}

export type FilesState = {
  mostMegabytes: number
  mostFiles: number
  place: 'folder' | 'objects'
  scanned: boolean
}

/** How files are kept in this installation, for the page that tells it. */
export function filesState(): FilesState {
  const { UPLOAD_MAX_MB, UPLOAD_MAX_FILES, STORAGE_URL } = settings()
  const place = STORAGE_URL === undefined ? 'folder' : 'objects'
  return { mostMegabytes: UPLOAD_MAX_MB, mostFiles: UPLOAD_MAX_FILES, place, scanned: isScanned() }
}
