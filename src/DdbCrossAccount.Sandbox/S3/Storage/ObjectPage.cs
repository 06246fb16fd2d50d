using System.Collections.Generic;

namespace DdbCrossAccount.Sandbox.S3.Storage;

/// <summary>A page of a listing.</summary>
/// <param name="Objects">In the order of their keys.</param>
/// <param name="CommonPrefixes">In order.</param>
/// <param name="NextAfter">What the next page's <see cref="ObjectListing.After"/> is; null on the last page.</param>
internal sealed record ObjectPage(
    IReadOnlyList<StoredObject> Objects, IReadOnlyList<string> CommonPrefixes, string? NextAfter);
