"""Alt texts edited among others: the form of one, and the list whose words are fields."""
