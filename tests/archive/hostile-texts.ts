import type { Chance } from './chance.ts';

/** What people may write and what a file, a parser or another system could take for something else. */
const PIECES = [
	'---\ntitle: Not front matter\n---\n',
	'---',
	'...',
	'```',
	'```json\n{"entry": []}\n```',
	'~~~~',
	'\r\n',
	'\r',
	'\n\n',
	'\t',
	'  ',
	'\u2028',
	'\u00a0',
	'\ufeff',
	'‮ evil ‬',
	'مرحبا بالعالم',
	'שלום',
	'日本語のタイトル',
	'e\u0301',
	'é',
	'👩‍👩‍👧‍👦',
	'\ud83d\ude00',
	'../../etc/passwd',
	'C:\\Windows\\nul',
	'files/x.png',
	'/files/abc',
	'CON',
	'.',
	'..',
	'.git',
	'@[1]',
	'@[2]',
	'@[999]',
	'@[person maren@example.org]',
	'@[person= x]',
	'@[person== ]',
	'PM-1',
	'PM-2, L-1, C‑1',
	'/postmortems/1',
	'S-1 and P-1',
	'team-1',
	'<script>alert(1)</script>',
	'<!-- -->',
	'![](x)',
	'[a](javascript:1)',
	'| a | b |',
	'# Lessons',
	'## Timeline\n\n- 10:00 x',
	'- [ ] todo',
	'null',
	'true',
	'0x10',
	'1e3',
	'2026-11-26',
	'"quoted"',
	"it's",
	'\\',
	'\\u0000',
	'%00',
	'%2e%2e',
	'${x}',
	'{{x}}',
	"'; DROP TABLE entry; --",
	'=1+1',
	'&amp;',
	'a: b',
	'- a',
	'*',
	'__proto__',
	'constructor',
	'The deploy tool did not show the limit.',
	'It broke, and nobody saw it for an hour.',
];

export function hostileText(chance: Chance, most: number): string {
	if (chance.is(0.04)) return clipped('x'.repeat(300) + chance.of(PIECES).repeat(chance.whole(1, 200)), most);
	const parts = Array.from({ length: chance.whole(1, 4) }, () => chance.of(PIECES));
	return clipped(parts.join(chance.of(['', ' ', '\n'])), most);
}

/** Never through the middle of a letter. */
function clipped(text: string, most: number): string {
	const short = text.slice(0, most);
	return short.isWellFormed() ? short : short.slice(0, -1);
}
