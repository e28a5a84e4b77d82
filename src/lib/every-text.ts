/** The same value with every text in it changed. */
export function everyText<Value>(value: Value, change: (text: string) => string): Value {
	return changed(value, change) as Value;
}

/** Every text in a value. */
export function textsIn(value: unknown): string[] {
	const texts: string[] = [];
	everyText(value, (text) => {
		texts.push(text);
		return text;
	});
	return texts;
}

function changed(value: unknown, change: (text: string) => string): unknown {
	if (typeof value === 'string') return change(value);
	if (Array.isArray(value)) return value.map((one) => changed(one, change));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, changed(one, change)]));
}
