// The words of the house for the page: for every kind of thing the same word as everywhere else.
#include "page.h"
#include "record/kinds.h"

namespace lishui {

namespace {

template <class Kind>
Json words_of(int count) {
    Json list = Json::array();
    for (int i = 0; i < count; ++i) {
        const auto w = word(static_cast<Kind>(i));
        list.push_back({{"zh", w.zh}, {"en", w.en}});
    }
    return list;
}

Json json_of(Word w) { return {{"zh", w.zh}, {"en", w.en}}; }

Json words_for_reasons() {
    Json list = Json::array();
    for (const auto reason : {Reason::too_weak, Reason::would_be_cut_off, Reason::supplies,
                              Reason::losses, Reason::overtaken})
        list.push_back(json_of(word_for_reason(reason)));
    return list;
}

Json words_for_causes() {
    Json list = Json::array();
    for (std::uint8_t cause = 0; cause < 4; ++cause)
        list.push_back(json_of(word_for_cause(cause)));
    return list;
}

}  // namespace

Json page_words() {
    return {{"doing", words_of<Doing>(doing_kinds)},
            {"seen", words_of<Seen>(seen_kinds)},
            {"activity", words_of<Activity>(activity_kinds)},
            {"task", words_of<TaskKind>(task_kinds)},
            {"course", words_of<CourseKind>(course_kinds)},
            {"obedience", words_of<Obedience>(Kinds<Obedience>::count)},
            {"milestone", words_of<Milestone>(milestone_kinds)},
            {"means", words_of<Means>(means_kinds)},
            {"leg", words_of<Leg>(leg_kinds)},
            {"fate", words_of<Fate>(Kinds<Fate>::count)},
            {"precedence", words_of<Precedence>(Kinds<Precedence>::count)},
            {"sky", words_of<Sky>(Kinds<Sky>::count)},
            {"echelon", words_of<Echelon>(echelon_kinds)},
            {"ground", words_of<Ground>(ground_kinds)},
            {"way", words_of<Way>(way_kinds)},
            {"reason", words_for_reasons()},
            {"cause", words_for_causes()}};
}

}  // namespace lishui
