namespace descenso {}
