#include "data.hpp"

#include <segue/detail/config.hpp>
#include <segue/error.hpp>

#include <algorithm>
#include <map>
#include <stdexcept>

namespace segue {
namespace detail {

static inline std::string genre_said(const genre_entry& e) { return "genre '" + e.name + "': "; }

/// Ends an alias's claim to what another genre takes over; an ending keeps its star.
static inline std::string spelling_key(const std::string& spelling) {
    const bool is_ending = !spelling.empty() && spelling.front() == '*';
    std::string key = normal_tag(spelling);  // drops '=' and '~', the other marks
    std::erase(key, ' ');
    return is_ending ? "*" + key : key;
}

/// What a user's entries add up to, checked one by one.
class genre_extension {
public:
    explicit genre_extension(std::vector<genre_entry> base) : entries_(std::move(base)), given_(entries_.size()) {
        for (std::size_t k = 0; k < entries_.size(); ++k) of_name_.emplace(spelling_key(entries_[k].name), k);
        for (std::size_t k = 0; k < entries_.size(); ++k)
            for (const std::string& alias : entries_[k].aliases) of_alias_.emplace(spelling_key(alias), k);
    }

    void add_names(const std::vector<genre_entry>& with) {
        for (const genre_entry& e : with) {
            const std::string key = spelling_key(e.name);
            if (key.empty() || key.front() == '*')
                throw data_error(genre_said(e) + "a genre needs a name of letters or digits");
            if (const auto known = of_name_.find(key); known != of_name_.end()) {
                places_.push_back(known->second);
                continue;
            }
            if (e.parents.empty())
                throw data_error(genre_said(e) + "it is new, so it needs parents, such as 'rock'" +
                                 did_you_mean(e.name, names()));
            take(key, entries_.size(), e);
            of_name_.emplace(key, entries_.size());
            places_.push_back(entries_.size());
            entries_.push_back({normal_tag(e.name), {}, {}});
        }
    }

    void add_rest(const std::vector<genre_entry>& with) {
        for (std::size_t k = 0; k < with.size(); ++k) {
            const genre_entry& e = with[k];
            const std::size_t place = places_[k];
            if (!e.parents.empty()) entries_[place].parents = parents_of(e, place);
            for (const std::string& alias : e.aliases) {
                const std::string key = spelling_key(alias);
                if (key.empty() || key == "*")
                    throw data_error(genre_said(e) + "its alias '" + alias + "' has no letters");
                if (const auto named = of_name_.find(key); named != of_name_.end()) {
                    if (named->second == place) continue;
                    throw data_error(genre_said(e) + "its alias '" + alias + "' is the name of a genre; give '" +
                                     alias + "' other parents instead");
                }
                take(key, place, e);
                entries_[place].aliases.push_back(alias);
            }
        }
    }

    [[nodiscard]] std::vector<genre_entry> entries() && { return std::move(entries_); }

private:
    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> out;
        for (const genre_entry& e : entries_) out.push_back(e.name);
        return out;
    }

    [[nodiscard]] std::vector<std::string> parents_of(const genre_entry& e, std::size_t place) const {
        if (place < given_ && entries_[place].parents.empty())
            throw data_error(genre_said(e) +
                             "it is a family and has no parents; give it aliases, or make a genre of its own");
        std::vector<std::string> out;
        for (const std::string& parent : e.parents) {
            const std::string key = spelling_key(parent);
            auto known = of_name_.find(key);
            if (known == of_name_.end()) known = of_alias_.find(key);
            if (known == of_name_.end() || known == of_alias_.end())
                throw data_error(genre_said(e) + "its parent '" + parent + "' is not a genre" +
                                 did_you_mean(parent, names()));
            out.push_back(entries_[known->second].name);
        }
        return out;
    }

    /// Makes a spelling mean the genre at `place`, whoever had it; two entries of one extension may not both want it.
    void take(const std::string& key, std::size_t place, const genre_entry& e) {
        const auto [wanted, is_new] = taken_.emplace(key, place);
        if (!is_new && wanted->second != place)
            throw data_error(genre_said(e) + "'" + key + "' is already an alias of '" + entries_[wanted->second].name +
                             "' here");
        if (const auto had = of_alias_.find(key); had != of_alias_.end())
            std::erase_if(entries_[had->second].aliases, [&](const std::string& a) { return spelling_key(a) == key; });
        of_alias_[key] = place;
    }

    std::vector<genre_entry> entries_;
    std::size_t given_;
    std::map<std::string, std::size_t> of_name_, of_alias_, taken_;
    std::vector<std::size_t> places_;  ///< of each new entry in entries_
};

}  // namespace detail

SEGUE_INLINE taxonomy taxonomy::extended(const std::vector<genre_entry>& with) const {
    detail::genre_extension e(data_->entries);
    e.add_names(with);
    e.add_rest(with);
    try {
        return taxonomy(std::move(e).entries());
    } catch (const std::logic_error&) {
        throw data_error("genre '" + with.front().name + "': a genre would be among its own ancestors");
    }
}

SEGUE_INLINE std::vector<genre_entry> taxonomy::additions() const {
    std::map<std::string_view, const genre_entry*> built_in;
    for (const genre_entry& e : standard().data_->entries) built_in.emplace(e.name, &e);
    std::vector<genre_entry> out;
    for (const genre_entry& e : data_->entries) {
        const auto before = built_in.find(e.name);
        if (before == built_in.end()) {
            out.push_back(e);
            continue;
        }
        genre_entry added{e.name, {}, {}};
        if (e.parents != before->second->parents) added.parents = e.parents;
        for (const std::string& alias : e.aliases)
            if (std::ranges::find(before->second->aliases, alias) == before->second->aliases.end())
                added.aliases.push_back(alias);
        if (!added.parents.empty() || !added.aliases.empty()) out.push_back(std::move(added));
    }
    return out;
}

}  // namespace segue
