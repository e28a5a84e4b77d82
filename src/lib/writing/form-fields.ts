/** What stands in the fields of a form, in their order; a name with several values comes several times. */
export type FormFields = [name: string, value: string][];

/** Fields that somebody fills in: what a page sends along by itself is none of them. */
export function fieldsIn(form: HTMLFormElement): FormFields {
	const hidden = new Set(controlsOf(form).flatMap(({ type, name }) => (type === 'hidden' ? [name] : [])));
	return [...new FormData(form)].flatMap(([name, value]) =>
		typeof value === 'string' && !hidden.has(name) ? [[name, value]] : [],
	);
}

/** Whether these say something else than what stands in the form. A field that it does not have says nothing. */
export function saysElse(form: HTMLFormElement, fields: FormFields): boolean {
	const now = fieldsIn(form);
	const names = controlsOf(form).flatMap(({ name, type }) =>
		name === '' || type === 'hidden' ? [] : [name],
	);
	return names.some((name) => valuesOf(fields, name).join('\n') !== valuesOf(now, name).join('\n'));
}

/** Writes them into the form, as if they were typed: whoever listens to a field hears of it. */
export function fillIn(form: HTMLFormElement, fields: FormFields): void {
	for (const control of controlsOf(form)) {
		if (control.name === '' || control.type === 'hidden') continue;
		const values = valuesOf(fields, control.name);
		if (control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type)) {
			const chosen = values.includes(control.value);
			if (control.checked === chosen) continue;
			control.checked = chosen;
		} else {
			const value = values[0] ?? '';
			if (control.value === value) continue;
			control.value = value;
		}
		for (const type of ['input', 'change']) control.dispatchEvent(new Event(type, { bubbles: true }));
	}
}

const valuesOf = (fields: FormFields, name: string) =>
	fields.flatMap(([one, value]) => (one === name ? [value] : []));

function controlsOf(form: HTMLFormElement) {
	return [...form.elements].filter(
		(one) =>
			one instanceof HTMLInputElement ||
			one instanceof HTMLTextAreaElement ||
			one instanceof HTMLSelectElement,
	);
}
