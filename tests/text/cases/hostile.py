"""Shapes that make careless patterns slow; each is repeated to 20,000 characters."""

from __future__ import annotations

HOSTILE = [
    "a", "a ", "ab", "<", "<a", "<a ", "<img alt='", "<!--", "<script>", "[", "![", "[a](", "](", "{", '{"a":', "{'alt': '", "(", "(a ", '"', '" ', "'", " 'a", "“a ",
    "*", "**a ", "_a ", "__a ", "`", "`a", "&", "&amp;", "&#1", "\n", "a\n", "- a\n", "# a\n", "1. a\n", "> ", ".", ". ", "A. ", "!?", ",", "a, ", "|a", "\\n", "\r", "  x",
    "\u200d", "a\u0301", "\u0301", "\u202e", "😀", "👩\u200d", "🇩", "猫", "猫狗，", "ก", "\u1100\u1161", "Ã©", "the image ", "in this image, ", "there is a ", "a photo of ",
    "I'm sorry, but ", "but ", "<think>", "</think>", "```", "```a\n", "http://", "www.a.", "data:image/png;base64,", "@a", "a@a.", "#a ", "a.", "a-", "1", "1-", "13-20 ",
    "arafed ", "alt: ", "Sure! ", "Keywords: ", "Overall, the mood is. ", ", creating a sense ", "A dog and a cat, ", "there is no text ", " USER: ", "[INST]", "Here is ", "a b c d e f ",
]  # fmt: skip
