using System;
using System.Collections.Generic;
using System.Linq;
using Amazon;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>The Regions that the SDK knows.</summary>
internal static class RegionNames
{
    /// <summary>System names in alphabetical order.</summary>
    public static IReadOnlyList<string> All() =>
        RegionEndpoint.EnumerableAllRegions.Select(region => region.SystemName).Order(StringComparer.Ordinal).ToArray();
}
