using DdbCrossAccount.Core.Errors;
using DdbCrossAccount.Core.Tables;

namespace DdbCrossAccount.Core.Imports;

/// <summary>Refuses capacities that contradict the billing mode of the new table, and those that are missing.</summary>
internal static class CapacityCheck
{
    /// <summary>Throws for the first contradiction.</summary>
    public static void Check(DdbTableDefinition definition, ImportOptions options, string tableName)
    {
        string mode = options.BillingMode ?? definition.BillingMode;
        if (mode is not (TableConstants.OnDemand or TableConstants.Provisioned))
        {
            throw ErrorCatalogue.BillingModeUnusable(tableName, mode);
        }

        bool isOnDemand = mode == TableConstants.OnDemand;
        if (isOnDemand && (options.ReadCapacityUnits is not null || options.WriteCapacityUnits is not null))
        {
            throw ErrorCatalogue.CapacityContradictsBilling(tableName, mode, "-ReadCapacityUnits and -WriteCapacityUnits");
        }

        if (!isOnDemand && (options.MaxReadRequestUnits is not null || options.MaxWriteRequestUnits is not null))
        {
            throw ErrorCatalogue.CapacityContradictsBilling(tableName, mode, "-MaxReadRequestUnits and -MaxWriteRequestUnits");
        }

        bool hasCapacity = (options.ReadCapacityUnits ?? definition.ReadCapacityUnits) > 0
            && (options.WriteCapacityUnits ?? definition.WriteCapacityUnits) > 0;
        if (!isOnDemand && !hasCapacity)
        {
            throw ErrorCatalogue.CapacityMissing(tableName);
        }
    }
}
