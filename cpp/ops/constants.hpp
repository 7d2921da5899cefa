// Constants of the formulas in the rows.
#pragma once

namespace backsweep {

inline constexpr double kPi = 0x1.921fb54442d18p+1;
inline constexpr double kLn2 = 0x1.62e42fefa39efp-1;
inline constexpr double kLn10 = 0x1.26bb1bbb55516p+1;
inline constexpr double kTwoOverSqrtPi = 0x1.20dd750429b6dp+0;
inline constexpr double kSqrtHalf = 0x1.6a09e667f3bcdp-1;
inline constexpr double kSqrtTwoPi = 0x1.40d931ff62706p+1;
inline constexpr double kSqrtTwoOverPi = 0x1.9884533d43651p-1;

}  // namespace backsweep
