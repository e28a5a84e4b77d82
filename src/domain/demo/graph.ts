/** A graph as the example's people would paste it: made of pixels, like a screenshot. */
export interface Graph {
	/** Clock time and value. */
	points: readonly (readonly [time: string, value: number])[];
	/** The highest value on its axis; the lowest is 0. */
	top: number;
	/** Lines across, each with its value as a label. */
	lines: readonly number[];
	/** Where the alert would have spoken. */
	threshold: number;
	/** The times named under it. */
	times: readonly string[];
	unit: string;
}

export interface Pixels {
	width: number;
	height: number;
	/** Red, green and blue, row by row. */
	data: Uint8Array;
}

type Colour = readonly [number, number, number];
const PAPER: Colour = [250, 250, 247];
const LINE: Colour = [226, 225, 219];
const INK: Colour = [104, 106, 114];
const CURVE: Colour = [158, 74, 52];
const UNDER: Colour = [241, 226, 219];
const ALERT: Colour = [176, 130, 36];

const WIDTH = 2560;
const HEIGHT = 960;
const LEFT = 200;
const RIGHT = 64;
const TOP = 56;
const BOTTOM = 144;
const LETTER = 8;

/** Three dots by five. */
const LETTERS: Record<string, string> = {
	'0': '111101101101111',
	'1': '010110010010111',
	'2': '111001111100111',
	'3': '111001111001111',
	'4': '101101111001001',
	'5': '111100111001111',
	'6': '111100111101111',
	'7': '111001010010010',
	'8': '111101111101111',
	'9': '111101111001111',
	':': '000010000010000',
	'%': '101001010100101',
};

/** Twice as large as it is meant to be: made smaller, its edges are smooth. */
export function drawGraph(graph: Graph): Pixels {
	const data = new Uint8Array(WIDTH * HEIGHT * 3);
	const fill = (x: number, y: number, width: number, height: number, [red, green, blue]: Colour) => {
		const [left, right] = [Math.max(0, Math.round(x)), Math.min(WIDTH, Math.round(x + width))];
		const [above, below] = [Math.max(0, Math.round(y)), Math.min(HEIGHT, Math.round(y + height))];
		for (let row = above; row < below; row += 1) {
			for (let at = (row * WIDTH + left) * 3; at < (row * WIDTH + right) * 3; at += 3) {
				data[at] = red;
				data[at + 1] = green;
				data[at + 2] = blue;
			}
		}
	};
	const first = minutes(graph.points[0]?.[0] ?? '');
	const last = minutes(graph.points.at(-1)?.[0] ?? '');
	const across = (time: number) => LEFT + ((time - first) / (last - first)) * (WIDTH - LEFT - RIGHT);
	const down = (value: number) => HEIGHT - BOTTOM - (value / graph.top) * (HEIGHT - TOP - BOTTOM);
	const write = (text: string, x: number, y: number) =>
		Array.from(text).forEach((letter, index) => {
			Array.from(LETTERS[letter] ?? '').forEach((dot, place) => {
				if (dot === '0') return;
				const left = x + (index * 4 + (place % 3)) * LETTER;
				fill(left, y + Math.floor(place / 3) * LETTER, LETTER, LETTER, INK);
			});
		});
	const widthOf = (text: string) => (text.length * 4 - 1) * LETTER;

	fill(0, 0, WIDTH, HEIGHT, PAPER);
	for (const value of graph.lines) {
		const label = `${value}${graph.unit}`;
		fill(LEFT, down(value), WIDTH - LEFT - RIGHT, 3, LINE);
		write(label, LEFT - 40 - widthOf(label), down(value) - 2.5 * LETTER);
	}
	for (const time of graph.times) {
		write(time, across(minutes(time)) - widthOf(time) / 2, HEIGHT - BOTTOM + 48);
	}
	let before = down(graph.points[0]?.[1] ?? 0);
	for (let x = LEFT; x < WIDTH - RIGHT; x += 1) {
		const time = first + ((x - LEFT) / (WIDTH - LEFT - RIGHT)) * (last - first);
		const y = down(valueAt(graph.points, time));
		fill(x, y, 1, HEIGHT - BOTTOM - y, UNDER);
		fill(x - 2, Math.min(y, before) - 4, 5, Math.abs(y - before) + 9, CURVE);
		before = y;
	}
	for (let x = LEFT; x < WIDTH - RIGHT; x += 44) fill(x, down(graph.threshold) - 2, 26, 5, ALERT);
	return { width: WIDTH, height: HEIGHT, data };
}

function valueAt(points: Graph['points'], time: number): number {
	const after = points.findIndex(([at]) => minutes(at) >= time);
	const [endTime = '', end = 0] = points.at(after) ?? [];
	const [startTime = endTime, start = end] = points.at(Math.max(0, after - 1)) ?? [];
	const [from, to] = [minutes(startTime), minutes(endTime)];
	return to === from ? end : start + ((time - from) / (to - from)) * (end - start);
}

function minutes(time: string): number {
	const [hours = 0, rest = 0] = time.split(':').map(Number);
	return hours * 60 + rest;
}
