using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using Xunit.Sdk;

namespace DdbCrossAccount.Torture.Tests;

/// <summary>The seeds that a test runs with: two, or as many as the environment variable says.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SeedsAttribute : DataAttribute
{
    private const string Variable = "DDBCROSSACCOUNT_TORTURE_SEEDS";

    public override IEnumerable<object[]> GetData(MethodInfo testMethod)
    {
        string? text = Environment.GetEnvironmentVariable(Variable);
        int count = text is null ? 2 : int.Parse(text, CultureInfo.InvariantCulture);
        return Enumerable.Range(1, count).Select(seed => new object[] { seed });
    }
}
