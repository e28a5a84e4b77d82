import type { Component, ComponentProps } from 'svelte';
import Icon from './Icon.svelte';

type Given = Omit<ComponentProps<typeof Icon>, 'name' | 'path'>;

/** The icon of that name; built pages have it in the place of the library's own. */
export function drawnIcon(name: string, path: string): Component<Given> {
	return (into, given) => {
		const props = { name, path };
		// Read through, not copied: what changes is read anew.
		Object.setPrototypeOf(props, given);
		return Icon(into, props);
	};
}
