using Amazon.Runtime.Internal;

namespace DdbCrossAccount.Core.Aws.Lambda.Model;

/// <summary>The account holds as much code as it may.</summary>
internal sealed class CodeStorageExceededException(ErrorResponse error) : AmazonLambdaException(error);
