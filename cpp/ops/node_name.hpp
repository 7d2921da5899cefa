// PyTorch's name of a backward node from the name of the operation: log_softmax ->
// LogSoftmaxBackward0, special.i0e -> SpecialI0EBackward0. The digit N stands for an
// operation whose derivative PyTorch does not have.
#pragma once

namespace backsweep {

struct NodeName {
  char text[48] = {};

  consteval NodeName(const char* op, char digit) {
    int length = 0;
    bool capital = true;
    if (digit == 'N') {
      for (const char* name = "torch::autograd::NotImplemented"; *name; ++name)
        text[length++] = *name;
      return;
    }
    for (; *op; ++op) {
      if (*op == '_' || *op == '.') {
        capital = true;
        continue;
      }
      text[length++] =
          capital && *op >= 'a' && *op <= 'z' ? static_cast<char>(*op - 'a' + 'A') : *op;
      capital = *op >= '0' && *op <= '9';
    }
    for (const char* rest = "Backward"; *rest; ++rest) text[length++] = *rest;
    text[length] = digit;
  }
};

}  // namespace backsweep
