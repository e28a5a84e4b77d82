import { expect, test } from 'vitest';
import { pathOf } from './drawn-icons.ts';

test('a shape is drawn as a path where the shape was, after any other', () => {
	expect(pathOf('path', { d: 'm21 21-4.34-4.34' })).toBe('M0 0m21 21-4.34-4.34');
	expect(pathOf('path', { d: 'M12 2v2' })).toBe('M12 2v2');
	expect(pathOf('circle', { cx: '11', cy: '11', r: '8' })).toBe('M3 11a8 8 0 1 0 16 0a8 8 0 1 0 -16 0');
	expect(pathOf('polyline', { points: '22 12 16 12 14 15' })).toBe('M22 12 16 12 14 15');
	expect(pathOf('rect', { x: '3', y: '4', width: '18', height: '16' })).toBe('M3 4h18v16h-18v-16z');
	expect(pathOf('rect', { x: '2', y: '4', width: '20', height: '16', rx: '2' })).toBe(
		'M4 4h16a2 2 0 0 1 2 2v12a2 2 0 0 1 -2 2h-16a2 2 0 0 1 -2 -2v-12a2 2 0 0 1 2 -2z',
	);
	expect(() => pathOf('text', {})).toThrow('nobody has said how');
});
