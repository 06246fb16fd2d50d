using System;

namespace DdbCrossAccount.Sandbox.DynamoDb.Tables;

/// <summary>A setting on its way: what it was, and until when that is shown.</summary>
internal sealed record Transition<T>(T Old, DateTimeOffset Ends);
