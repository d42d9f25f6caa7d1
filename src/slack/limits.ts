/** Slack's limits, in characters or items, from its Block Kit reference; checked 2026-11-23. */
export const LIMITS = {
  messageBlocks: 50,
  viewBlocks: 100,
  /** Of all texts of a message's blocks. Undocumented: Slack answers `msg_blocks_too_long` near 13,200. */
  messageBlocksText: 12_000,
  messageText: 4_000,
  sectionText: 3_000,
  headerText: 150,
  contextElements: 10,
  contextText: 2_000,
  actionsElements: 25,
  buttonText: 75,
  buttonValue: 2_000,
  accessibilityLabel: 75,
  optionText: 75,
  inputLabel: 2_000,
  actionId: 255,
  blockId: 255,
  modalTitle: 24,
  modalButton: 24,
  privateMetadata: 3_000,
} as const;
