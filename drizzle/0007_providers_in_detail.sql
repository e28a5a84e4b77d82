ALTER TABLE `provider` ADD `new_role` text DEFAULT 'member' NOT NULL;--> statement-breakpoint
ALTER TABLE `provider` ADD `trusts_second_factor` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `provider` ADD `is_in_own_network` integer DEFAULT false NOT NULL;