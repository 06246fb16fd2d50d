using System;
using System.Collections.Generic;
using System.Linq;
using DdbCrossAccount.Sandbox.Accounts;
using DdbCrossAccount.Sandbox.Http;
using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.Sts;

/// <summary>The tags that AssumeRole gives a session, and which of them go on to the roles that it assumes.</summary>
/// <param name="All">By key.</param>
/// <param name="TransitiveKeys">Keys out of <paramref name="All"/>.</param>
internal sealed record SessionTags(IReadOnlyDictionary<string, string> All, IReadOnlyList<string> TransitiveKeys)
{
    private const int MaximumTags = 50;

    public bool IsEmpty => All.Count == 0;

    /// <summary>Throws ValidationError.</summary>
    public static SessionTags Read(QueryCall call)
    {
        var tags = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (int number in call.Members("Tags", "Key"))
        {
            string key = call.Find($"Tags.member.{number}.Key")!;
            if (!tags.TryAdd(key, call.Find($"Tags.member.{number}.Value") ?? ""))
            {
                throw StsError.Validation("Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }
        }

        string[] transitive =
            [.. call.Members("TransitiveTagKeys").Select(number => call.Find($"TransitiveTagKeys.member.{number}")!)];
        return tags.Count > MaximumTags
            ? throw StsError.Constraint("[...]", "tags", $"Member must have length less than or equal to {MaximumTags}")
            : !transitive.All(tags.ContainsKey)
            ? throw StsError.Validation("The specified transitive tag key must be included in the requested tags.")
            : new SessionTags(tags, transitive);
    }

    /// <summary>Those of the caller's own session, which cannot be changed, and the new ones.</summary>
    public IReadOnlyDictionary<string, string> TransitiveFor(Principal caller)
    {
        return All.Keys.Any(caller.TransitiveTags.ContainsKey)
            ? throw StsError.Validation(
                "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from "
                + "the calling session.")
            : PrincipalTags.Join(
                caller.TransitiveTags, PrincipalTags.Of(TransitiveKeys.Select(key => KeyValuePair.Create(key, All[key]))));
    }

    /// <summary>Adds the condition keys of the tags.</summary>
    public RequestConditions AddTo(RequestConditions conditions)
    {
        foreach ((string key, string value) in All)
        {
            conditions.With($"aws:RequestTag/{key}", value);
        }

        return conditions.With("aws:TagKeys", [.. All.Keys]).With("sts:TransitiveTagKeys", TransitiveKeys);
    }
}
