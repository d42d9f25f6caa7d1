/** The emoji names that apps use most. A name that is not here is shown as it was written. */

const NAMES = `
  100 💯 +1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 alarm_clock ⏰ airplane ✈️ arrow_backward ◀️
  arrow_down ⬇️ arrow_forward ▶️ arrow_left ⬅️ arrow_right ➡️ arrow_up ⬆️ arrows_counterclockwise 🔄
  balloon 🎈 ballot_box_with_check ☑️ bar_chart 📊 battery 🔋 beginner 🔰 bell 🔔 no_bell 🔕
  blue_book 📘 green_book 📗 orange_book 📙 closed_book 📕 books 📚 book 📖 open_book 📖 bookmark 🔖
  bookmark_tabs 📑 boom 💥 brain 🧠 bug 🐛 bulb 💡 cake 🍰 birthday 🎂 calendar 📆 date 📅
  spiral_calendar_pad 🗓️ chart_with_upwards_trend 📈 chart_with_downwards_trend 📉 clap 👏
  clipboard 📋 clock1 🕐 clock3 🕒 clock9 🕘 cloud ☁️ coffee ☕ compass 🧭 confetti_ball 🎊
  construction 🚧 cry 😢 crossed_fingers 🤞 crown 👑 dart 🎯 dizzy 💫 egg 🥚 envelope ✉️
  exclamation ❗ heavy_exclamation_mark ❗ eyes 👀 eye 👁️ fire 🔥 first_place_medal 🥇
  second_place_medal 🥈 third_place_medal 🥉 flashlight 🔦 gear ⚙️ gift 🎁 globe_with_meridians 🌐
  earth_africa 🌍 grey_question ❔ question ❓ grin 😁 grinning 😀 handshake 🤝 hatched_chick 🐥
  heart ❤️ green_heart 💚 blue_heart 💙 yellow_heart 💛 purple_heart 💜 heavy_check_mark ✔️
  heavy_multiplication_x ✖️ heavy_plus_sign ➕ heavy_minus_sign ➖ hourglass ⌛ hourglass_flowing_sand ⏳
  house 🏠 inbox_tray 📥 information_source ℹ️ joy 😂 key 🔑 keycap_ten 🔟 one 1️⃣ two 2️⃣ three 3️⃣
  four 4️⃣ five 5️⃣ six 6️⃣ seven 7️⃣ eight 8️⃣ nine 9️⃣ zero 0️⃣ label 🏷️ large_blue_circle 🔵
  red_circle 🔴 large_green_circle 🟢 large_yellow_circle 🟡 large_orange_circle 🟠 white_circle ⚪
  black_circle ⚫ large_green_square 🟩 large_red_square 🟥 large_yellow_square 🟨
  large_blue_square 🟦 white_large_square ⬜ black_large_square ⬛ white_small_square ▫️
  black_small_square ▪️ leaves 🍃 seedling 🌱 deciduous_tree 🌳 link 🔗 lock 🔒 unlock 🔓 mag 🔍
  mag_right 🔎 mailbox 📫 man_shrugging 🤷‍♂️ woman_shrugging 🤷‍♀️ shrug 🤷 medal 🏅 sports_medal 🏅
  mega 📣 loudspeaker 📢 memo 📝 pencil 📝 pencil2 ✏️ microscope 🔬 moon 🌔 crescent_moon 🌙
  mortar_board 🎓 muscle 💪 no_entry ⛔ no_entry_sign 🚫 notebook 📓 ok 🆗 ok_hand 👌 outbox_tray 📤
  package 📦 page_facing_up 📄 paperclip 📎 party_popper 🎉 tada 🎉 partying_face 🥳 point_down 👇
  point_left 👈 point_right 👉 point_up ☝️ point_up_2 👆 pray 🙏 pushpin 📌 round_pushpin 📍
  raised_hands 🙌 raising_hand 🙋 wave 👋 repeat 🔁 robot_face 🤖 rocket 🚀 rotating_light 🚨
  runner 🏃 running 🏃 school 🏫 scroll 📜 shield 🛡️ slightly_smiling_face 🙂 smile 😄 smiley 😃
  sunglasses 😎 thinking_face 🤔 snail 🐌 snowflake ❄️ sob 😭 sparkles ✨ speech_balloon 💬
  left_speech_bubble 🗨️ star ⭐ star2 🌟 stopwatch ⏱️ timer_clock ⏲️ sunny ☀️ sunrise 🌅
  sweat_smile 😅 technologist 🧑‍💻 test_tube 🧪 toolbox 🧰 triangular_flag_on_post 🚩
  checkered_flag 🏁 trophy 🏆 turtle 🐢 umbrella ☂️ upside_down_face 🙃 wastebasket 🗑️ warning ⚠️
  watch ⌚ white_check_mark ✅ x ❌ negative_squared_cross_mark ❎ wink 😉 wrench 🔧
  hammer_and_wrench 🛠️ writing_hand ✍️ zap ⚡ zzz 💤 palm_tree 🌴 beach_with_umbrella 🏖️
`;

/** @type {ReadonlyMap<string, string>} */
const EMOJI = new Map(
  NAMES.trim()
    .match(/\S+ \S+/g)
    ?.map(pair => /** @type {[string, string]} */ (pair.split(' '))),
);

/** @param {string} name Without colons. */
export function isEmoji(name) {
  return EMOJI.has(name);
}

/**
 * @param {string} name
 * @returns {string} The character, or `:name:`.
 */
export function emojiText(name) {
  return EMOJI.get(name) ?? `:${name}:`;
}
