// SPDX-License-Identifier: MIT
// Rationals as scalars of Eigen's matrices.
#pragma once

#include <tconv/base/rational.h>

#include <Eigen/Core>

#include <boost/multiprecision/eigen.hpp>
#include <boost/version.hpp>
#include <type_traits>

#if BOOST_VERSION < 108300
/// Boost 1.74 takes anything with a const_iterator for a possible container of bytes and looks at
/// the iterator's value type, which Eigen declares as void.
template <typename T>
requires std::is_base_of_v<Eigen::EigenBase<T>, T>
struct boost::multiprecision::detail::is_byte_container_imp<T, true> : boost::mpl::false_ {
};
#endif
