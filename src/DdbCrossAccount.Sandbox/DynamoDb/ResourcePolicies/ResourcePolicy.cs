using System;
using DdbCrossAccount.Sandbox.Policies;

namespace DdbCrossAccount.Sandbox.DynamoDb.ResourcePolicies;

/// <summary>The policy of a table or a stream, as written and as understood.</summary>
internal sealed record ResourcePolicy(string Text, PolicyDocument Document, string RevisionId, DateTimeOffset ChangedAt);
