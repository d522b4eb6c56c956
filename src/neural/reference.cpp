#include "neural/reference.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <span>

namespace kronika::neural::reference {
namespace {

// A tensor with its shape, which the model has been checked to hold; a matrix of int8 times its
// scales.
struct Weights {
  std::vector<double> values;
  Model::Shape shape;
  double at(std::size_t i, std::size_t j) const { return values[i * shape[1] + j]; }
  double at(std::size_t i, std::size_t j, std::size_t k) const {
    return values[(i * shape[1] + j) * shape[2] + k];
  }
};

Weights weights(const Model& model, const std::string& name) {
  const Model::Shape shape = model.shape(name);
  if (!model.has(name + ".scale")) {
    const auto values = *model.floats(name, shape);
    return {{values.begin(), values.end()}, shape};
  }
  const Model::Matrix matrix = *model.matrix(name, shape);
  Weights result{{}, shape};
  for (std::size_t i = 0; i < matrix.values.size(); ++i) {
    result.values.push_back(static_cast<double>(matrix.scales[i / matrix.inputs]) *
                            matrix.values[i]);
  }
  return result;
}

Vector rounded(Vector values, double step) {
  for (double& value : values) value = step > 0 ? std::nearbyint(value / step) * step : 0;
  return values;
}

// A gate's part from the inputs is kept as a fixed-point number.
double gate_steps(double value) {
  return std::clamp(std::nearbyint(value * 1024), -32768.0, 32767.0) / 1024;
}

double sigmoid(double x) { return 1 / (1 + std::exp(-x)); }

Matrix relu(Matrix rows) {
  for (Vector& row : rows) {
    for (double& value : row) value = std::max(value, 0.0);
  }
  return rows;
}

Matrix steps_of(Matrix rows) {
  for (Vector& row : rows) row = steps(std::move(row));
  return rows;
}

// The learned vector that stands for the root, above the words.
Matrix with_root(const Model& model, Matrix rows) {
  const auto root = weights(model, "root").values;
  rows.insert(rows.begin(), steps({root.begin(), root.end()}));
  return rows;
}

// One direction over rows that are already in its order; what their first `fixed_point` values give
// to a gate is kept in fixed point.
Matrix lstm(const Model& model, const std::string& name, const Matrix& rows,
            std::size_t fixed_point) {
  const Weights wx = weights(model, name + ".wx"), wh = weights(model, name + ".wh");
  const Weights b = weights(model, name + ".b");
  const std::size_t hidden = wh.shape[1];
  Vector h(hidden), c(hidden);
  Matrix result;
  for (const Vector& x : rows) {
    Vector gates(4 * hidden);
    for (std::size_t g = 0; g < gates.size(); ++g) {
      for (std::size_t i = 0; i < fixed_point; ++i) gates[g] += wx.at(g, i) * x[i];
      gates[g] = gate_steps(gates[g]) + b.values[g];
      for (std::size_t i = fixed_point; i < x.size(); ++i) gates[g] += wx.at(g, i) * x[i];
      for (std::size_t i = 0; i < hidden; ++i) gates[g] += wh.at(g, i) * h[i];
    }
    for (std::size_t u = 0; u < hidden; ++u) {
      c[u] =
          sigmoid(gates[hidden + u]) * c[u] + sigmoid(gates[u]) * std::tanh(gates[2 * hidden + u]);
      h[u] = sigmoid(gates[3 * hidden + u]) * std::tanh(c[u]);
    }
    h = hidden_steps(h);
    result.push_back(h);
  }
  return result;
}

}  // namespace

Vector hidden_steps(Vector values) { return rounded(std::move(values), 1.0 / 127); }

Vector steps(Vector values) {
  double greatest = 0;
  for (const double value : values) greatest = std::max(greatest, std::abs(value));
  return rounded(std::move(values), greatest / 127);
}

Matrix linear(const Model& model, const std::string& name, const Matrix& rows) {
  const Weights w = weights(model, name + ".w"), b = weights(model, name + ".b");
  Matrix result;
  for (const Vector& row : rows) {
    Vector out(w.shape[0]);
    for (std::size_t o = 0; o < out.size(); ++o) {
      out[o] = b.values[o];
      for (std::size_t i = 0; i < row.size(); ++i) out[o] += w.at(o, i) * row[i];
    }
    result.push_back(std::move(out));
  }
  return result;
}

Matrix bidirectional_lstm(const Model& model, std::size_t layer, const Matrix& rows,
                          std::size_t fixed_point) {
  const std::string name = "lstm." + std::to_string(layer);
  Matrix result = lstm(model, name + ".f", rows, fixed_point);
  const Matrix backward = lstm(model, name + ".b", Matrix(rows.rbegin(), rows.rend()), fixed_point);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Vector& other = backward[rows.size() - 1 - i];
    result[i].insert(result[i].end(), other.begin(), other.end());
  }
  return result;
}

Matrix encode(const Model& model, const Matrix& inputs) {
  const std::size_t form = model.shape("lstm.0.f.wx")[1] - model.shape("shape")[1];
  Matrix rows = inputs;
  for (Vector& row : rows) {
    const Vector kept = steps({row.begin(), row.begin() + static_cast<std::ptrdiff_t>(form)});
    std::copy(kept.begin(), kept.end(), row.begin());
  }
  const Matrix hidden = bidirectional_lstm(model, 0, rows, form);
  return bidirectional_lstm(model, 1, hidden, model.shape("lstm.1.f.wx")[1]);
}

Matrix arc_scores(const Model& model, const Matrix& encoded) {
  const Matrix dependents = steps_of(relu(linear(model, "arc.dep", encoded)));
  const Matrix heads = steps_of(relu(linear(model, "arc.head", with_root(model, encoded))));
  const Weights u = weights(model, "arc.u"), v = weights(model, "arc.v");
  Matrix result;
  for (const Vector& d : dependents) {
    Vector mixed = v.values;
    for (std::size_t b = 0; b < mixed.size(); ++b) {
      for (std::size_t a = 0; a < d.size(); ++a) mixed[b] += u.at(b, a) * d[a];
    }
    mixed = steps(std::move(mixed));
    Vector row;
    for (const Vector& e : heads) {
      row.push_back(std::inner_product(mixed.begin(), mixed.end(), e.begin(), 0.0));
    }
    result.push_back(std::move(row));
  }
  return result;
}

Matrix relation_scores(const Model& model, const Matrix& encoded,
                       const std::vector<std::size_t>& heads) {
  const Matrix dependents = steps_of(relu(linear(model, "rel.dep", encoded)));
  const Matrix all_heads = relu(linear(model, "rel.head", with_root(model, encoded)));
  const Weights u = weights(model, "rel.u");
  const Weights a = weights(model, "rel.a"), c = weights(model, "rel.c"),
                b = weights(model, "rel.b");
  const std::size_t width = u.shape[2];
  Matrix result;
  for (std::size_t i = 0; i < encoded.size(); ++i) {
    const Vector& d = dependents[i];
    const Vector& e = all_heads[heads[i]];
    Vector row;
    for (std::size_t k = 0; k < u.shape[1]; ++k) {
      double score = b.values[k];
      for (std::size_t x = 0; x < width; ++x) {
        score += a.at(k, x) * d[x] + c.at(k, x) * e[x];
        for (std::size_t y = 0; y < width; ++y) score += d[x] * u.at(y, k, x) * e[y];
      }
      row.push_back(score);
    }
    result.push_back(std::move(row));
  }
  return result;
}

Vector log_softmax(const Vector& values) {
  const double greatest = *std::max_element(values.begin(), values.end());
  double sum = 0;
  for (const double value : values) sum += std::exp(value - greatest);
  Vector result;
  for (const double value : values) result.push_back(value - greatest - std::log(sum));
  return result;
}

Vector table_row(const Model& model, const std::string& name, std::size_t row) {
  const Model::Shape shape = model.shape(name);
  const auto values = *model.bytes(name, shape);
  const double scale = (*model.floats(name + ".scale", {shape[0]}))[row];
  Vector result;
  for (std::size_t i = 0; i < shape[1]; ++i) result.push_back(scale * values[row * shape[1] + i]);
  return result;
}

}  // namespace kronika::neural::reference
