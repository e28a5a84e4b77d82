CREATE TABLE `application` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`words` text NOT NULL,
	`at` integer NOT NULL,
	`answer_by` text NOT NULL,
	`state` text DEFAULT 'asked' NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`answered_by` integer,
	`answered_at` integer,
	`reminded_at` integer,
	`lead_id` integer,
	`lead_asked_at` integer,
	`lead_answer_by` text,
	`lead_answer` text,
	`lead_from` text,
	`lead_answered_at` integer,
	`passed_on` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`answered_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`lead_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `application_open` ON `application` (`entry_id`,`person_id`) WHERE state = 'asked';--> statement-breakpoint
CREATE INDEX `application_person` ON `application` (`person_id`);--> statement-breakpoint
CREATE INDEX `application_lead` ON `application` (`lead_id`);--> statement-breakpoint
CREATE TABLE `inclination` (
	`entry_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`is` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`entry_id`, `person_id`),
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `inclination_person` ON `inclination` (`person_id`);--> statement-breakpoint
CREATE TABLE `opportunity_question` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`words` text NOT NULL,
	`at` integer NOT NULL,
	`answer` text DEFAULT '' NOT NULL,
	`answered_by` integer,
	`answered_at` integer,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`answered_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `opportunity_question_entry` ON `opportunity_question` (`entry_id`);--> statement-breakpoint
CREATE INDEX `opportunity_question_person` ON `opportunity_question` (`person_id`);--> statement-breakpoint
CREATE TABLE `conversation` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`lead_id` integer NOT NULL,
	`every_weeks` integer NOT NULL,
	`next_on` text NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`lead_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `conversation_of_two` ON `conversation` (`person_id`,`lead_id`);--> statement-breakpoint
CREATE INDEX `conversation_lead` ON `conversation` (`lead_id`);--> statement-breakpoint
CREATE TABLE `conversation_talk` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`conversation_id` integer NOT NULL,
	`on` text NOT NULL,
	`prompts` text NOT NULL,
	`notes` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`conversation_id`) REFERENCES `conversation`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `conversation_talk_of` ON `conversation_talk` (`conversation_id`);--> statement-breakpoint
CREATE TABLE `goal` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` integer NOT NULL,
	`what` text NOT NULL,
	`why` text NOT NULL,
	`by` text,
	`state` text DEFAULT 'open' NOT NULL,
	`state_at` integer NOT NULL,
	`seen_by` text DEFAULT 'me' NOT NULL,
	`position` integer NOT NULL,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `goal_person` ON `goal` (`person_id`,`state`);--> statement-breakpoint
CREATE TABLE `goal_note` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`goal_id` integer NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`link` text DEFAULT '' NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`goal_id`) REFERENCES `goal`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `goal_note_goal` ON `goal_note` (`goal_id`);--> statement-breakpoint
CREATE TABLE `goal_reader` (
	`goal_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	PRIMARY KEY(`goal_id`, `person_id`),
	FOREIGN KEY (`goal_id`) REFERENCES `goal`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `goal_reader_person` ON `goal_reader` (`person_id`);--> statement-breakpoint
CREATE TABLE `goal_skill` (
	`goal_id` integer NOT NULL,
	`folded` text NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`goal_id`, `folded`),
	FOREIGN KEY (`goal_id`) REFERENCES `goal`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `goal_skill_folded` ON `goal_skill` (`folded`);--> statement-breakpoint
CREATE TABLE `goal_step` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`goal_id` integer NOT NULL,
	`position` integer NOT NULL,
	`text` text NOT NULL,
	`done_at` integer,
	FOREIGN KEY (`goal_id`) REFERENCES `goal`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `goal_step_goal` ON `goal_step` (`goal_id`);--> statement-breakpoint
CREATE TABLE `mentorship` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`form` text NOT NULL,
	`mentor_id` integer NOT NULL,
	`learner_id` integer NOT NULL,
	`entry_id` integer,
	`goal_id` integer,
	`aim` text NOT NULL,
	`rhythm` text NOT NULL,
	`ends_on` text NOT NULL,
	`state` text DEFAULT 'asked' NOT NULL,
	`asked_by` integer NOT NULL,
	`asked_at` integer NOT NULL,
	`words` text DEFAULT '' NOT NULL,
	`agreed_at` integer,
	`closed_at` integer,
	`agenda` text DEFAULT '' NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`mentor_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`learner_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`goal_id`) REFERENCES `goal`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`asked_by`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `mentorship_mentor` ON `mentorship` (`mentor_id`,`state`);--> statement-breakpoint
CREATE INDEX `mentorship_learner` ON `mentorship` (`learner_id`,`state`);--> statement-breakpoint
CREATE TABLE `mentorship_check` (
	`mentorship_id` integer NOT NULL,
	`person_id` integer NOT NULL,
	`when` text NOT NULL,
	`words` text NOT NULL,
	`shared` integer DEFAULT true NOT NULL,
	`asked_at` integer NOT NULL,
	`answered_at` integer,
	PRIMARY KEY(`mentorship_id`, `person_id`, `when`),
	FOREIGN KEY (`mentorship_id`) REFERENCES `mentorship`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `mentorship_check_person` ON `mentorship_check` (`person_id`);--> statement-breakpoint
CREATE TABLE `mentorship_meeting` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`mentorship_id` integer NOT NULL,
	`on` text NOT NULL,
	`notes` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`mentorship_id`) REFERENCES `mentorship`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `mentorship_meeting_of` ON `mentorship_meeting` (`mentorship_id`);--> statement-breakpoint
CREATE TABLE `opportunity` (
	`entry_id` integer PRIMARY KEY NOT NULL,
	`form` text NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`state_at` integer NOT NULL,
	`pitch` text NOT NULL,
	`learns` text NOT NULL,
	`hours_a_week` real,
	`weeks` integer,
	`place` text NOT NULL,
	`zone` text NOT NULL,
	`starts_on` text,
	`ends_on` text,
	`asks_until` text,
	`places` integer DEFAULT 1 NOT NULL,
	`contact_id` integer,
	`stands_at` integer NOT NULL,
	`asked_whether_at` integer,
	`about` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`contact_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `opportunity_state` ON `opportunity` (`state`,`form`);--> statement-breakpoint
CREATE INDEX `opportunity_contact` ON `opportunity` (`contact_id`);--> statement-breakpoint
CREATE TABLE `opportunity_shown` (
	`entry_id` integer NOT NULL,
	`day` text NOT NULL,
	`times` integer NOT NULL,
	PRIMARY KEY(`entry_id`, `day`),
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `opportunity_skill` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`entry_id` integer NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`folded` text NOT NULL,
	`weight` text NOT NULL,
	`teaches` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`entry_id`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `opportunity_skill_entry` ON `opportunity_skill` (`entry_id`);--> statement-breakpoint
CREATE INDEX `opportunity_skill_folded` ON `opportunity_skill` (`folded`);--> statement-breakpoint
CREATE TABLE `growth_profile` (
	`person_id` integer PRIMARY KEY NOT NULL,
	`words` text DEFAULT '' NOT NULL,
	`interests` text NOT NULL,
	`seen_words` text DEFAULT 'workspace' NOT NULL,
	`seen_interests` text DEFAULT 'workspace' NOT NULL,
	`seen_open_to` text DEFAULT 'workspace' NOT NULL,
	`seen_teach` text DEFAULT 'workspace' NOT NULL,
	`seen_do` text DEFAULT 'workspace' NOT NULL,
	`seen_learn` text DEFAULT 'mentors' NOT NULL,
	`weights` text,
	`ranks` integer DEFAULT true NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `open_to` (
	`person_id` integer NOT NULL,
	`what` text NOT NULL,
	`most` integer,
	`rests_until` text,
	PRIMARY KEY(`person_id`, `what`),
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `open_to_what` ON `open_to` (`what`);--> statement-breakpoint
CREATE TABLE `skill` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`folded` text NOT NULL,
	`name` text NOT NULL,
	`origin` text NOT NULL,
	`parent_id` integer,
	`merged_into` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`parent_id`) REFERENCES `skill`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`merged_into`) REFERENCES `skill`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `skill_folded_unique` ON `skill` (`folded`);--> statement-breakpoint
CREATE INDEX `skill_parent` ON `skill` (`parent_id`);--> statement-breakpoint
CREATE INDEX `skill_merged` ON `skill` (`merged_into`);--> statement-breakpoint
CREATE TABLE `skill_alias` (
	`folded` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`skill_id` integer NOT NULL,
	FOREIGN KEY (`skill_id`) REFERENCES `skill`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `skill_alias_skill` ON `skill_alias` (`skill_id`);--> statement-breakpoint
CREATE TABLE `skill_related` (
	`skill_id` integer NOT NULL,
	`related_id` integer NOT NULL,
	PRIMARY KEY(`skill_id`, `related_id`),
	FOREIGN KEY (`skill_id`) REFERENCES `skill`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`related_id`) REFERENCES `skill`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `skill_related_other` ON `skill_related` (`related_id`);--> statement-breakpoint
ALTER TABLE `person_skill` ADD `level` text DEFAULT 'curious' NOT NULL;--> statement-breakpoint
ALTER TABLE `person_skill` ADD `wants` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `person_skill` ADD `evidence` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `person_skill` ADD `link` text DEFAULT '' NOT NULL;