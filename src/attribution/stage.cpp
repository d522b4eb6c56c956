#include "attribution/stage.h"

namespace kronika::attribution {

Result<Stage> Stage::load(const Resources&, std::string_view) { return Stage(); }
void Stage::run(Document& ) const {}

}  // namespace kronika::attribution
