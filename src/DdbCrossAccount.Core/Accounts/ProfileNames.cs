using System;
using System.Collections.Generic;
using System.Linq;
using Amazon.Runtime.CredentialManagement;

namespace DdbCrossAccount.Core.Accounts;

/// <summary>The profiles of the shared files.</summary>
internal static class ProfileNames
{
    /// <summary>Names in alphabetical order, without reading anybody's credentials.</summary>
    /// <param name="location">A credentials file; null for the user's own.</param>
    public static IReadOnlyList<string> In(string? location) =>
        new CredentialProfileStoreChain(location)
            .ListProfiles()
            .Select(profile => profile.Name)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToArray();
}
