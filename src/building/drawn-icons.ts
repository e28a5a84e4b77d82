import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Plugin } from 'vite';

type Numbers = Record<string, string | undefined>;

const ICON = /@lucide\/svelte\/dist\/icons\/[\w-]+\.js$/;
const DRAWING = resolve('src/lib/ui/drawn-icon.ts');

/**
 * An icon of the library brings its name and each of its strokes with attributes of their own, and code that puts them
 * together in a browser. They are put together here: what browsers load is one path, half as long.
 */
export const drawnIcons: Plugin = {
	name: 'kintsugi-drawn-icons',
	apply: 'build',
	load(id) {
		if (!ICON.test(id)) return null;
		// An icon that was called something else leads to its present name.
		const [, to = ''] = /from "(\.\/[\w-]+\.svelte)"/.exec(readFileSync(id, 'utf8')) ?? [];
		const source = readFileSync(resolve(dirname(id), to), 'utf8');
		const [, data] = /const iconData = (\{.*\});/.exec(source) ?? [];
		if (data === undefined) throw new Error(`The drawing of ${id} is written differently now.`);
		const { name, node } = JSON.parse(data) as { name: string; node: [shape: string, numbers: Numbers][] };
		const path = node.map(([shape, numbers]) => pathOf(shape, numbers)).join('');
		const values = [name, path].map((value) => JSON.stringify(value)).join(', ');
		return `import { drawnIcon } from ${JSON.stringify(DRAWING)};\nexport default /* @__PURE__ */ drawnIcon(${values});`;
	},
};

/** The same line as a path. A dot is filled by the breadth of its stroke. */
export function pathOf(shape: string, of: Numbers): string {
	const number = (name: string) => Number(of[name] ?? 0);
	switch (shape) {
		case 'path':
			// After another path, what begins relative to nothing still begins at the corner.
			return (of.d ?? '').replace(/^m/, 'M0 0m');
		case 'circle':
			return round(number('cx'), number('cy'), number('r'), number('r'));
		case 'ellipse':
			return round(number('cx'), number('cy'), number('rx'), number('ry'));
		case 'line':
			return `M${of.x1} ${of.y1}L${of.x2} ${of.y2}`;
		case 'polyline':
		case 'polygon':
			return `M${of.points}${shape === 'polygon' ? 'z' : ''}`;
		case 'rect': {
			const [x, y, width, height] = [number('x'), number('y'), number('width'), number('height')];
			const rx = Number(of.rx ?? of.ry ?? 0);
			const ry = Number(of.ry ?? of.rx ?? 0);
			const [across, down] = [width - 2 * rx, height - 2 * ry];
			const corner = (dx: number, dy: number) => (rx > 0 ? `a${rx} ${ry} 0 0 1 ${dx} ${dy}` : '');
			return `M${x + rx} ${y}h${across}${corner(rx, ry)}v${down}${corner(-rx, ry)}h${-across}${corner(-rx, -ry)}v${-down}${corner(rx, -ry)}z`;
		}
		default:
			throw new Error(`An icon has a ${shape}, and nobody has said how that is drawn.`);
	}
}

function round(cx: number, cy: number, rx: number, ry: number): string {
	const half = (dx: number) => `a${rx} ${ry} 0 1 0 ${dx} 0`;
	return `M${cx - rx} ${cy}${half(2 * rx)}${half(-2 * rx)}`;
}
