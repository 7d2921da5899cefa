#include "ops/op.hpp"

namespace backsweep {
namespace {
std::vector<const Op*>& registry() {
  static std::vector<const Op*> ops;
  return ops;
}
}  // namespace

OpTable::OpTable(std::span<const Op> ops) {
  for (const Op& op : ops) registry().push_back(&op);
}

std::span<const Op* const> all_ops() {
  return registry();
}

}  // namespace backsweep
