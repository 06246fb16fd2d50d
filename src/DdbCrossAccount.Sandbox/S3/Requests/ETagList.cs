using System;
using System.Linq;

namespace DdbCrossAccount.Sandbox.S3.Requests;

/// <summary>ETags as conditions list them, with or without quotes.</summary>
internal static class ETagList
{
    /// <summary>True for <c>*</c>, and if one of them is the object's.</summary>
    public static bool Contains(string list, string etag) =>
        list.Split(',', StringSplitOptions.TrimEntries).Any(entry => entry == "*" || Plain(entry) == etag);

    /// <summary>Without quotes.</summary>
    public static string Plain(string etag) => etag.Trim().Trim('"');
}
