import { describe, expect, it } from 'vitest'
import { type Manifest, pageKeys, staticFiles } from './critical-path.ts'

const manifest: Manifest = {
  'index.html': { file: 'assets/index.js', isEntry: true, imports: ['_shared.js'], dynamicImports: ['page.tsx'] },
  'page.tsx': {
    file: 'assets/page.js',
    isDynamicEntry: true,
    imports: ['_shared.js', '_canvas.js'],
    dynamicImports: ['layout.ts'],
  },
  'layout.ts': { file: 'assets/layout.js', isDynamicEntry: true },
  '_shared.js': { file: 'assets/shared.js', imports: ['_canvas.js'] },
  '_canvas.js': { file: 'assets/canvas.js', imports: ['_shared.js'] },
  'page.css': { file: 'assets/page.css' },
}

describe('the critical path of a page', () => {
  it('holds what is imported statically, each file once, and nothing that is loaded on demand', () => {
    const files = staticFiles(manifest, pageKeys(manifest, 'page.tsx'))
    expect(files.toSorted()).toEqual(['assets/canvas.js', 'assets/index.js', 'assets/page.js', 'assets/shared.js'])
  })

  it('cannot be measured for a page that was not built', () => {
    expect(() => pageKeys(manifest, 'other.tsx')).toThrow('The manifest has no chunk for other.tsx')
  })

  it('cannot be measured without an entry', () => {
    expect(() => pageKeys({}, 'page.tsx')).toThrow('The manifest has no entry')
  })
})
