import { LineCounter, parseDocument, type Document } from 'yaml';

/** YAML that was read, and where in its file each part of it stands. */
export interface PlacedYaml {
	data: unknown;
	/** What is wrong with it as YAML. */
	problem: { line: number; says: string } | null;
	lineOf: (path: readonly PropertyKey[]) => number;
}

/**
 * Plain YAML 1.2: dates stay text, and no tag makes anything but maps, lists and scalars.
 * @param firstLine of its file, where the YAML begins
 */
export function readPlaced(yaml: string, firstLine: number): PlacedYaml {
	const lines = new LineCounter();
	const document = parseDocument(yaml, {
		schema: 'core',
		customTags: null,
		uniqueKeys: true,
		logLevel: 'silent',
		prettyErrors: false,
		lineCounter: lines,
	});
	const lineAt = (offset: number) => firstLine + Math.max(lines.linePos(offset).line, 1) - 1;
	const [error] = document.errors;
	const lineOf = (path: readonly PropertyKey[]) => lineAt(offsetOf(document, path));
	if (error) {
		return { data: null, problem: { line: lineAt(error.pos[0]), says: said(error.message) }, lineOf };
	}
	try {
		return { data: document.toJS({ maxAliasCount: 50 }), problem: null, lineOf };
	} catch {
		return { data: null, problem: { line: firstLine, says: 'it refers to itself too often' }, lineOf };
	}
}

/** Of what the path names, or of the nearest that is there. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
	for (let length = path.length; length > 0; length--) {
		const node = document.getIn(path.slice(0, length), true);
		const range = node !== null && typeof node === 'object' && 'range' in node ? node.range : null;
		if (Array.isArray(range) && typeof range[0] === 'number') return range[0];
	}
	return 0;
}

const said = (message: string) => message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, '');
