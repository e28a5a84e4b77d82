/** A skill as the lists that come with the product write it. */
export interface CatalogueSkill {
	name: string;
	/** Other names of it. */
	also?: readonly string[];
	/** What it is a part or a kind of: close enough that whoever knows the one can start with the other. */
	under?: string;
	/** What helps with it. */
	beside?: readonly string[];
}
