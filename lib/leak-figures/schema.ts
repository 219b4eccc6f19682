import { z } from 'zod'
import { locales } from '@/lib/text/locale'
import { periodText } from './period'

/** As what the figures can be had. */
export const figureFormats = ['pdf', 'docx'] as const

export const figuresInput = z.object({ format: z.enum(figureFormats), language: z.enum(locales), period: periodText })
export type FiguresInput = z.infer<typeof figuresInput>
