#include "ops/division.hpp"

#include "ops/ops.hpp"
#include "ops/truth.hpp"

namespace backsweep {
namespace {

[[noreturn, gnu::cold]] void refuse_zero(const char* op) {
  fail(ErrorKind::Runtime, op,
       ": integers and a divisor with a zero were given; ZeroDivisionError; integers have no "
       "infinity: convert with .to(float32), or divide where the divisor is not 0");
}

}  // namespace

void check_divisor(const char* op, const Number& divisor) {
  if (divisor.real() == 0) refuse_zero(op);
}

void check_divisor(const char* op, const Tensor& divisor) {
  if (any_nonzero(eq(divisor, Number(0)))) refuse_zero(op);
}

}  // namespace backsweep
