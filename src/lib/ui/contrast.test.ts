import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Colour = [lightness: number, chroma: number, hue: number];
type Theme = 'light' | 'dark';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const OKLCH = String.raw`oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)`;

/** What `--name` is in a theme, read from the file that the pages use. */
function token(name: string, theme: Theme): Colour {
	const both = new RegExp(String.raw`--${name}: light-dark\(${OKLCH}, ${OKLCH}\);`).exec(css);
	const one = new RegExp(String.raw`--${name}: ${OKLCH};`).exec(css);
	const found = both?.slice(theme === 'light' ? 1 : 4) ?? one?.slice(1);
	if (!found) throw new Error(`tokens.css has no colour --${name}`);
	const [lightness = 0, chroma = 0, hue = 0] = found.map(Number);
	return [lightness, chroma, hue];
}

function linearRgb([lightness, chroma, hue]: Colour): number[] {
	const a = chroma * Math.cos((hue * Math.PI) / 180);
	const b = chroma * Math.sin((hue * Math.PI) / 180);
	const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
	const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
	const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
	return [
		4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
		-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
		-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
	];
}

function luminance(colour: Colour): number {
	const [red = 0, green = 0, blue = 0] = linearRgb(colour).map((part) => Math.min(1, Math.max(0, part)));
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Colour, other: Colour): number {
	const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (light + 0.05) / (dark + 0.05);
}

const PAPERS = ['paper', 'paper-sunk', 'paper-raised', 'paper-hover', 'paper-sel'];
const INKS = ['ink', 'ink-2', 'ink-3'];
const WASHES = ['gold-wash', 'iron-wash', 'celadon-wash', 'indigo-wash', 'plum-wash'];
const COLOURED_INKS = ['gold-ink', 'iron', 'celadon', 'indigo', 'plum'];
const GRAPHICS = ['gold-line', 'iron', 'celadon-mid', 'indigo-mid', 'control', 'focus'];
const COVERS = ['indigo', 'celadon', 'iron', 'plum', 'ink'].map((name) => `cover-${name}`);

const pairs = (fronts: string[], backs: string[]): [string, string][] =>
	fronts.flatMap((front) => backs.map((back): [string, string] => [front, back]));

const TEXT = [
	...pairs(INKS, [...PAPERS, ...WASHES]),
	...pairs(COLOURED_INKS, PAPERS.slice(0, 4)),
	...COLOURED_INKS.map((name): [string, string] => [name, `${name.replace('-ink', '')}-wash`]),
	...pairs(['cover-text'], COVERS),
	...pairs(['ink', 'ink-2'], ['mark']),
	...pairs(['on-ink'], ['ink', 'ink-2']),
];
const SEEN = [...pairs(GRAPHICS, ['paper', 'paper-sunk', 'paper-raised']), ...pairs(['cover-gold'], COVERS)];

describe.each<Theme>(['light', 'dark'])('in the %s theme', (theme) => {
	it.each(TEXT)('%s can be read on %s', (front, back) =>
		expect(contrast(token(front, theme), token(back, theme))).toBeGreaterThanOrEqual(4.5),
	);

	it.each(SEEN)('%s can be seen on %s', (front, back) =>
		expect(contrast(token(front, theme), token(back, theme))).toBeGreaterThanOrEqual(3),
	);

	it('white can be read on solid iron', () =>
		expect(contrast([0.99, 0, 0], token('iron-fill', theme))).toBeGreaterThanOrEqual(4.5));

	it('every colour can be shown by every screen', () => {
		const names = Array.from(
			css.matchAll(/--([\w-]+): (?:light-dark\(oklch|oklch)/g),
			([, name = '']) => name,
		);
		expect(names.length).toBeGreaterThan(30);
		const outside = names
			.filter((name) => name !== 'scrim')
			.filter((name) => linearRgb(token(name, theme)).some((part) => part < -0.002 || part > 1.002));
		expect(outside).toEqual([]);
	});
});
