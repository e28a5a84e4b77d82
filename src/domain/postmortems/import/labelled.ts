import type { Tokens } from 'marked';
import { plainText } from './plain-text.ts';
import { within, type Section } from './sections.ts';

const LINE =
	/^[ \t]*(?:[-*+][ \t]+|\d{1,3}[.)][ \t]+)?(?:\*\*|__)?([A-Za-z][^:*_|`[\]\n]{1,48}?)(?:\*\*|__)?[ \t]*:(?:\*\*|__)?[ \t]*(\S[^\n]*)$/;
const MOST_LINES = 5_000;
/** Sections whose lines speak of something else than the incident as a whole. */
const ELSEWHERE = new Set(['factors', 'wentWell', 'wasHard', 'gotLucky', 'lessons', 'changes']);

/** `Severity: SEV 2`, `**Date**: 2023-01-04`, `| Duration | 2 h |`, a section that is one short line. */
export function* labelled(root: Section): Generator<[label: string, value: string]> {
	let lines = 0;
	for (const section of within(root)) {
		if (section.role !== null && ELSEWHERE.has(section.role)) continue;
		const [only] = section.blocks;
		if (only && section.blocks.length === 1 && isText(only.token.type) && only.raw.length < 300)
			yield [section.heading, plainText(only.raw)];
		for (const { token, raw } of section.blocks) {
			if (token.type === 'table') {
				const { header, rows } = token as Tokens.Table;
				if (header.length !== 2 || section.role === 'timeline') continue;
				for (const [label, value] of [header, ...rows]) {
					if (label && value) yield [plainText(label.text), plainText(value.text)];
				}
			} else if (isText(token.type) || token.type === 'list') {
				for (const line of raw.split('\n')) {
					if ((lines += 1) > MOST_LINES) return;
					const [, label, value] = line.length < 400 ? (LINE.exec(line) ?? []) : [];
					if (label !== undefined && value !== undefined) yield [plainText(label), plainText(value)];
				}
			}
		}
	}
}

const isText = (type: string) => type === 'paragraph' || type === 'text';
