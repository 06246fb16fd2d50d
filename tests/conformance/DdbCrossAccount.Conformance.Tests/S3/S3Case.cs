using System.Collections.Generic;

namespace DdbCrossAccount.Conformance.Tests.S3;

/// <summary>A sequence of requests on a bucket of its own, whose answers have to be the same on every engine.</summary>
/// <param name="Area">The file it stands in.</param>
/// <param name="Name">Says what is shown; unique in its area.</param>
/// <param name="Steps">The requests, in their order; the bucket is there before the first.</param>
internal sealed record S3Case(string Area, string Name, IReadOnlyList<S3Step> Steps)
{
    public string Id => $"{Area}/{Name}";
}
