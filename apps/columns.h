// Events as columns: one table a kind of event, one column a field, so that a page of a run carries
// every event with all its fields and nobody keeps a second list of them. A field that a kind of
// event gains is a column more, here and in the page. It knows no event by name but for the names
// of the kinds below.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/fields.h"
#include "campaign/event.h"

namespace lishui {

// Only declared: events that came later than the page did.
struct IntentRead;
struct LadderClimbed;
struct PutAside;
struct WasIntercepted;
struct PromiseEnded;

// What the page calls a kind of event. A new kind does not compile until it has a line here; if it
// is one desk's own affair it gets one in OfADesk (page_record.cpp) too.
constexpr const char* name_of_kind(const HandedIn&) { return "handed_in"; }
constexpr const char* name_of_kind(const Garbled&) { return "garbled"; }
constexpr const char* name_of_kind(const Delivered&) { return "delivered"; }
constexpr const char* name_of_kind(const WasRead&) { return "was_read"; }
constexpr const char* name_of_kind(const LeafChanged&) { return "leaf_changed"; }
constexpr const char* name_of_kind(const TaskTaken&) { return "task_taken"; }
constexpr const char* name_of_kind(const Happened&) { return "happened"; }
constexpr const char* name_of_kind(const LossesTaken&) { return "losses_taken"; }
constexpr const char* name_of_kind(const PictureChanged&) { return "picture_changed"; }
constexpr const char* name_of_kind(const MissionChanged&) { return "mission_changed"; }
constexpr const char* name_of_kind(const Appreciated&) { return "appreciated"; }
constexpr const char* name_of_kind(const HeadquartersMoved&) { return "headquarters_moved"; }
constexpr const char* name_of_kind(const WeatherCame&) { return "weather_came"; }
constexpr const char* name_of_kind(const IntentRead&) { return "intent_read"; }
constexpr const char* name_of_kind(const LadderClimbed&) { return "ladder_climbed"; }
constexpr const char* name_of_kind(const PutAside&) { return "put_aside"; }
constexpr const char* name_of_kind(const WasIntercepted&) { return "was_intercepted"; }
constexpr const char* name_of_kind(const PromiseEnded&) { return "promise_ended"; }

// Numbers of one field, in the order of the rows that have it. It is written as one number if all
// are the same, as steps if those are shorter, else as they are.
class Column {
public:
    explicit Column(std::string name) : name_(std::move(name)) {}
    [[nodiscard]] const std::string& name() const { return name_; }
    void add(std::int64_t number) { numbers_.push_back(number); }
    void write(std::string& json) const;

private:
    std::string name_;
    std::vector<std::int64_t> numbers_;
};

class EventTable {
public:
    // A column beside the fields, as the hour of the journal in which the event stands.
    void put(std::string_view name, std::int64_t number) {
        path_.assign(name);
        column().add(number);
    }
    template <class E>
    void add(const E& event) {
        path_.clear();
        field(event);
        ++rows_;
    }
    [[nodiscard]] std::size_t rows() const { return rows_; }
    void write(std::string& json) const;

private:
    template <class T>
    void field(const T& value) {
        if constexpr (HasFields<T>) {
            T::fields(value, [&](const char* name, const auto& inner) { within(name, inner); });
        } else if constexpr (IsArray<T>::value) {
            for (std::size_t i = 0; i < value.size(); ++i)
                within(std::to_string(i), value[i]);
        } else if constexpr (IsVariant<T>::value) {
            within("kind", static_cast<std::uint8_t>(value.index()));
            const auto which = ":" + std::to_string(value.index());
            const auto length = path_.size();
            path_ += which;
            std::visit([&](const auto& alternative) { field(alternative); }, value);
            path_.resize(length);
        } else if constexpr (IsId<T>::value) {
            column().add(value.exists() ? value.value : -1);
        } else {
            column().add(static_cast<std::int64_t>(value));
        }
    }
    template <class T>
    void within(std::string_view name, const T& inner) {
        const auto length = path_.size();
        if (!path_.empty()) path_ += '.';
        path_ += name;
        if constexpr (std::is_same_v<T, Moment>) {
            column().add(inner.minute);  // "at", not "at.minute"
        } else {
            field(inner);
        }
        path_.resize(length);
    }
    Column& column();

    std::string path_;
    std::vector<Column> columns_;
    std::size_t next_ = 0;  // the column that comes next if this row is as the last one was
    std::size_t rows_ = 0;
};

// A table for each kind that has happened.
class EventTables {
public:
    // `moment`: from when on the page may show it.
    void add(const Event& event, std::int32_t moment);
    void write(std::string& json) const;

private:
    EventTable& table(std::string_view name);
    std::vector<std::pair<std::string, EventTable>> tables_;
};

}  // namespace lishui
