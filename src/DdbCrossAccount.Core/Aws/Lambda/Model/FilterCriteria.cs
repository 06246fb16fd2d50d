using System.Collections.Generic;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>Which records reach the function: those that any filter matches; none removes all filters.</summary>
internal sealed class FilterCriteria
{
    public List<Filter>? Filters { get; set; }
}
