#include "ensemble/intention.h"

namespace lishui {

double held_intention(const Scenario&, const State&, HeadquartersId, std::span<const FormationId>,
                      std::string_view) {
    return -1;  // no desk keeps an opinion of the enemy's intention yet
}

}  // namespace lishui
